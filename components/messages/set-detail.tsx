import { LANGUAGE_NAMES } from "../customers/customer-types";
import { TextLink } from "../rooms/text-link";
import { Badge } from "../ui/badge";
import { Card, CardBody, CardHeader } from "../ui/card";
import { byCategory, type SetTemplateData } from "./set-types";

/** Every message of a set, by category, and where its words were changed. */
export const SetTemplates = ({
  templates,
  base,
}: {
  templates: readonly SetTemplateData[];
  /** The set's own address. */
  base: string;
}) => (
  <div className="grid gap-5">
    {byCategory(templates).map(([title, list]) => (
      <Card key={title}>
        <CardHeader title={title} />
        <CardBody>
          <ul className="grid divide-y divide-line">
            {list.map(({ type, label, says, custom }) => (
              <li
                key={type}
                className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0"
              >
                <div className="min-w-0">
                  <TextLink href={`${base}/${type}`} className="text-sm font-medium">
                    {label}
                  </TextLink>
                  <p className="text-xs text-muted">{says}</p>
                </div>
                <div className="flex flex-wrap gap-1.5">
                  {custom.length === 0 ? (
                    <Badge>System</Badge>
                  ) : (
                    custom.map((language) => (
                      <Badge key={language}>Custom: {LANGUAGE_NAMES[language] ?? language}</Badge>
                    ))
                  )}
                </div>
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
    ))}
  </div>
);
