/** Above this many known people, those who have been quiet are forgotten. */
const forgetAbove = 10_000;

type Rate = { perSecond: number; burst: number };

/** One token bucket per key. `now` is in milliseconds. @returns take(key), false when the bucket is empty */
export const createBuckets = ({ perSecond, burst }: Rate, now: () => number) => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const level = ({ tokens, at }: { tokens: number; at: number }, time: number): number =>
    Math.min(burst, tokens + (Math.max(0, time - at) / 1_000) * perSecond);
  const forgetFull = (time: number) => {
    for (const [key, bucket] of buckets) if (level(bucket, time) >= burst) buckets.delete(key);
  };
  return (key: string): boolean => {
    const time = now();
    if (buckets.size > forgetAbove) forgetFull(time);
    const tokens = level(buckets.get(key) ?? { tokens: burst, at: time }, time);
    const granted = tokens >= 1;
    buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at: time });
    return granted;
  };
};
