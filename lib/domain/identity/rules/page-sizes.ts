export const PAGE_SIZES: readonly number[] = [10, 25, 50, 100];
