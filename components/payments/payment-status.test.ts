import { expect, it } from "vitest";
import { takenBackText } from "./payment-status";

const payment = {
  state: "succeeded",
  chargedBack: false,
  takenBack: "0.00",
  amount: "20.00",
  captured: null,
  currency: "USD",
};

it("a payment of which the bank took a part back says how much of what", () => {
  expect(takenBackText({ ...payment, takenBack: "5.00" })).toBe("Charged back 5.00 of 20.00");
  expect(takenBackText({ ...payment, takenBack: "5.00", captured: "12.00" })).toBe(
    "Charged back 5.00 of 12.00",
  );
});

it("one that was taken back as a whole says that alone, and one that was not says nothing", () => {
  expect(takenBackText({ ...payment, chargedBack: true, takenBack: "20.00" })).toBe("Charged back");
  expect(takenBackText(payment)).toBeNull();
});
