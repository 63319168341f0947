// After a failed submission, the list of errors is where one wants to be.
export function focusErrorSummary() {
  document.querySelector("[data-error-summary]")?.focus();
}
