import { expect, it } from "vitest";
import { type AccessFacts, accessText } from "./access-text";

const row = (facts: Partial<AccessFacts>): AccessFacts => ({
  kind: "read",
  action: "customer.get",
  entityType: "customer",
  entityId: 42,
  entityName: "John Doe",
  property: null,
  details: null,
  ...facts,
});

it.each<[string, Partial<AccessFacts>]>([
  ["Looked at your customer record", {}],
  ["Looked at your account +48600123456", { entityType: "account", entityName: "+48600123456" }],
  ["Looked at the list of subscriptions", { entityType: "subscription", entityId: null, entityName: "" }],
  [
    "Looked at the page “subscriptions”",
    { entityType: "page", entityId: null, entityName: "/customer/subscriptions?q=x" },
  ],
  ["Looked at the page “home”", { entityType: "page", entityId: null, entityName: "/customer" }],
  ["Changed e-mail of your customer record", { kind: "modification", property: "email" }],
  ["Opened your portal", { kind: "auth", action: "impersonation.exchange", entityType: "impersonation" }],
  ["Blocked your customer record", { kind: "modification", action: "customer.block" }],
])("tells the customer: %s", (text, facts) => expect(accessText(row(facts))).toBe(text));
