/**
 * Year, month and day of an ISO 8601 date, as far as it gives them: `2024-04` is `[2024, 4]`.
 */
export const dateParts = (iso: string): readonly number[] => iso.split('-').map(Number);
