export const CATEGORY_LIST = "tax-categories";

/** The categories in use, offered while one is typed. */
export const CategoryList = ({ categories }: { categories: readonly string[] }) => (
  <datalist id={CATEGORY_LIST}>
    {categories.map((category) => (
      <option key={category} value={category} />
    ))}
  </datalist>
);
