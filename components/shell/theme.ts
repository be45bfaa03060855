export type Theme = "light" | "dark" | "system";

export const THEME_COOKIE = "theme";

/** The theme a cookie asks for; "system" when it asks for nothing we know. */
export const readTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";
