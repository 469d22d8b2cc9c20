import { createServer } from 'node:http';
import { freePort } from '../../functions/local/free-port.ts';

/** The outputs of the stacks of an account, by name. */
export type Outputs = Record<string, Record<string, string>>;

const described = (name: string, outputs: Record<string, string>) => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
<StackName>${name}</StackName><CreationTime>2026-11-22T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
<Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
};

const refused = (code: string, message: string) =>
  `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code>
<Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

/** CloudFormation's DescribeStacks on this machine, or an account that refuses everything with the given code. */
export const startStackOutputs = async (stacks: Outputs, fault?: string) => {
  const port = await freePort();
  const regions: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const name = new URLSearchParams(Buffer.concat(chunks).toString()).get('StackName') ?? '';
    regions.push(/\/([a-z0-9-]+)\/cloudformation\//.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const outputs = stacks[name];
    const type = { 'content-type': 'text/xml' };
    if (fault !== undefined) response.writeHead(403, type).end(refused(fault, 'no'));
    else if (outputs === undefined)
      response.writeHead(400, type).end(refused('ValidationError', `Stack with id ${name} does not exist`));
    else response.writeHead(200, type).end(described(name, outputs));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${port}`, regions, stop: () => void server.close() };
};
