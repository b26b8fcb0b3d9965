/** The machines that the model knows. A fact that holds on one of them only says so. */

export const platforms = ["apple-silicon", "intel", "unknown"] as const;

export type Platform = (typeof platforms)[number];
