import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { CATEGORY_LIST, CategoryList } from "./category-list";

/** By which rates something is taxed: one of the categories in use, or a new one. */
export const TaxCategoryField = ({
  category,
  categories,
  help,
}: {
  category?: string;
  categories: readonly string[];
  help: string;
}) => (
  <>
    <CategoryList categories={categories} />
    <Field label="Tax category" name="taxCategory" help={help}>
      <TextInput list={CATEGORY_LIST} autoComplete="off" maxLength={60} defaultValue={category} />
    </Field>
  </>
);
