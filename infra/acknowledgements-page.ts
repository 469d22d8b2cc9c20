import { type Acknowledgement, type Finding, readMore, ruleOf } from './acknowledgements.ts';

const rules = 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions';

const head = `# Acknowledgements

What cdk-nag and the CDK find and we accept, made from the synthesis: \`npx vitest run --project code test/infra/acknowledgements.test.ts --update\`
writes this page again. Each one is bound to its resource and to what was found there. One that accepts nothing any more, a whole stack, or
without a reason or a link fails the synthesis (\`infra/checked-acknowledgements.ts\`). \`*\` stands for every function or queue that is made alike.
`;

/** Where in any stage: the stack without its stage, and for functions any of them. */
const placeOf = (path: string): string => {
  const [stack = '', ...rest] = path.split('/');
  const part = stack.replace(/^san-sang-[a-z0-9]+-/, '').replace(/^routes-.*/, 'routes-*');
  const alike = part === 'jobs' || part === 'routes-*';
  return [part, ...(alike ? ['*', ...rest.slice(1)] : rest)].join('/');
};

/** What was found there, without the names that the CDK makes up. */
const detailOf = (id: string): string => {
  const detail = /\[(.*)\]$/.exec(id)?.[1] ?? '';
  return detail === ''
    ? ''
    : `\`${detail.replace(/san-sang-[a-z0-9]+-data:ExportsOutput[A-Za-z]+?(Snapshots|Files)[^/]*/, '$1')}\``;
};

const rowOf = ({ id, path, reason }: Acknowledgement) =>
  `| \`${placeOf(path)}\` | ${detailOf(id)} | ${reason} |`;

/** A page of all that is accepted, by rule: where, what of it, why, and where to read on. */
export const acknowledgementsPage = (
  accepted: readonly Acknowledgement[],
  findings: readonly Finding[],
): string => {
  const byRule = Map.groupBy(accepted, ({ id }) => ruleOf(id));
  const sections = [...byRule]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, some]) => {
      const info = findings.find(({ id }) => ruleOf(id) === rule)?.info;
      const links = [`[AWS](${readMore[rule]})`, ...(info === undefined ? [] : [`[the rule](${rules})`])];
      const rows = [...new Set(some.map(rowOf))].toSorted();
      const table = ['| Where | What of it | Why |', '|---|---|---|', ...rows].join('\n');
      return `## ${rule}\n\n${info ?? 'A warning of the CDK.'} (${links.join(', ')})\n\n${table}\n`;
    });
  return [head, ...sections].join('\n');
};
