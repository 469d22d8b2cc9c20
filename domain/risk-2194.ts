/**
 * Levels of the 2194 risk index by their upper bounds, percent, both bounds of a level included. Source: Decision 2194/QĐ-BCĐQG as
 * domain sources 1, 3 and 5 tell it.
 */
export const riskLevels = [
  { id: 'very-low', to: 15 },
  { id: 'low', to: 30 },
  { id: 'medium', to: 50 },
  { id: 'high', to: 80 },
  { id: 'very-high', to: 100 },
] as const;

export type RiskLevel = (typeof riskLevels)[number]['id'];

/** The level of an index of 0–100 %, high is bad. */
export const riskLevelOf = (percent: number): RiskLevel =>
  riskLevels.find(({ to }) => percent <= to)?.id ?? 'very-high';
