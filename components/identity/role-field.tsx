import { Field } from "../form/field";
import { Select } from "../form/select";
import type { RoleChoiceData } from "./identity-types";

/** The roles one may give; what each is for stands below. */
export function RoleField({ roles, roleId }: { roles: readonly RoleChoiceData[]; roleId?: number }) {
  return (
    <div className="grid gap-2">
      <Field label="Role" name="roleId" required>
        <Select
          defaultValue={roleId === undefined ? undefined : String(roleId)}
          placeholder={roles.length === 1 || roleId !== undefined ? undefined : "Choose a role"}
          options={roles.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Field>
      <dl className="grid gap-1 text-xs text-muted">
        {roles
          .filter(({ description }) => description !== "")
          .map(({ id, name, description }) => (
            <div key={id}>
              <dt className="inline font-medium">{name}: </dt>
              <dd className="inline">{description}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
