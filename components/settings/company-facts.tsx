import { Card, CardBody } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import type { CompanyData } from "./company-form";

const onOff = (on: boolean) => (on ? "On" : "Off");

/** The company's settings for those who may see but not change them. */
export const CompanyFacts = ({ company, language }: { company: CompanyData; language: string }) => (
  <Card>
    <CardBody>
      <DescriptionList
        columns={2}
        items={[
          { label: "Name", value: company.name },
          { label: "Tax ID", value: company.taxId || null },
          { label: "E-mail", value: company.email || null },
          { label: "Phone", value: company.phone || null },
          { label: "Address", value: company.address || null, wide: true },
          { label: "Country", value: company.country || null },
          { label: "Base currency", value: company.baseCurrency },
          { label: "Time zone", value: company.timeZone },
          { label: "Language", value: language },
          { label: "Second factor required", value: onOff(company.secondFactorRequired) },
          { label: "Log in as", value: onOff(company.impersonationEnabled) },
          { label: "Customers are told of access", value: onOff(company.tellCustomerOfAccess) },
        ]}
      />
    </CardBody>
  </Card>
);
