import { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { a } from '../support/a.ts';
import { median, milliseconds, shown } from './ratio.ts';

const calls = 2_000;
const rounds = 9;

/** Assessments per second of one core beside validations of the same answers, in turn, in one run. */
export const benchScoring = async (): Promise<void> => {
  const [template, plan, answers, recent] = [a.template(), a.plan(), a.answers(), a.recent()];
  const repeat = (work: () => unknown) =>
    milliseconds(async () => {
      for (let n = 0; n < calls; n += 1) work();
    });
  const rate = (time: number) => (calls * 1000) / time;
  const times: { scored: number; parsed: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const scored = rate(await repeat(() => assess(template, plan, answers, recent, '2021-06-15')));
    times.push({ scored, parsed: rate(await repeat(() => Answers.parse(answers))) });
  }
  const ratio = median(times.map((one) => one.scored / one.parsed));
  process.stdout.write(
    `scoring: ${shown(median(times.map((one) => one.scored)), 0)}/s assessed, ` +
      `${shown(median(times.map((one) => one.parsed)), 0)}/s validated, ratio ${shown(ratio, 2)} (median of ${rounds} rounds)\n`,
  );
};
