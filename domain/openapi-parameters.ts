/** What a parameter says, and a value that it may have; `in name` where a name means two things. */
type Told = { description: string; example?: string | number };

const page = 'how many items a page has, of the audit how many chains: 1 to 200, by default 100';
const sinceDay = 'the first civil day, YYYY-MM-DD';

/** The words of parameters in the contract: one name means one thing in all of it. */
const told: Readonly<Record<string, Told>> = {
  'path siteId': { description: 'the site', example: 'may-song-cau' },
  'path day': { description: 'a civil day of Asia/Ho_Chi_Minh, YYYY-MM-DD', example: '2021-06-15' },
  'path zoneId': { description: 'the park or cluster', example: 'kcn-diem-thuy' },
  'path alertId': { description: 'the alert', example: 'case-reported.may-song-cau.1' },
  'path email': { description: 'the e-mail that names the member', example: 'hr@demo.test' },
  'path version': { description: 'the number of a version, from 1', example: 1 },
  'path n': { description: 'the step of a case response, 1 to 7', example: 3 },
  'path jobId': {
    description: 'the work, as it was named when it was asked for',
    example: '0b0f1d1e-6f5c-4e0e-9a55-3f1f2a9a2c11',
  },
  'path templateId': { description: 'a version of the criteria', example: '2021-06' },
  'path formId': { description: 'a self-assessment form', example: 'hcm-1203' },
  'path webhookId': { description: 'an endpoint of another system', example: 'provincial-centre' },
  'path deliveryId': { description: 'one notice to one recipient, as the log of deliveries names it' },
  'path directionId': {
    description: 'a direction: the day of its brief, a dot, its number',
    example: '2021-06-15.1',
  },
  'path name': {
    description: 'a day; with .json, .html, .txt or .pdf behind it where a form is asked for',
    example: '2021-06-15.html',
  },
  'query day': {
    description: 'a civil day of Asia/Ho_Chi_Minh, YYYY-MM-DD; in most places today without it',
  },
  'query limit': { description: page, example: 100 },
  'query cursor': { description: 'the cursor of the page before; nothing for the first' },
  'query from': { description: sinceDay },
  'query to': { description: 'the last civil day, YYYY-MM-DD' },
  'query zone': { description: 'of one park or cluster alone' },
  'query state': { description: 'in this state alone' },
  'query band': { description: 'in this band of readiness alone' },
  'query freshness': { description: 'with a newest report of this age alone' },
  'query q': { description: 'part of a name or of an id, with or without accents' },
  'query lang': { description: 'the language of the texts: vi or en' },
  'query what': { description: 'which payload: values, completeness or metadata' },
  'query severity': { description: 'of this severity alone' },
  'query rule': { description: 'opened by this rule alone' },
  'query channel': { description: 'sent this way alone' },
  'query version': { description: 'the number of a version, from 1' },
  'query list': { description: 'of one list of the brief alone' },
  'query overdue': { description: 'true: those past their clock alone' },
  'header accept-language': { description: 'vi, or en where that is preferred' },
  'header idempotency-key': {
    description:
      'a UUID that is made before the first try and sent with every try: a repeat gets the first reply',
    example: '7f0d3c2e-0c1d-4f4e-8a8b-0d7a5b7f6c21',
  },
  'header seen-plan': { description: 'the state of the plan that was acted on: another one answers 409' },
};

/** What a parameter says of itself. @throws RangeError for one that nobody has described yet */
export const parameterWords = (place: string, name: string): Told => {
  const words = told[`${place} ${name}`];
  if (words === undefined)
    throw new RangeError(`domain/openapi-parameters.ts does not say what ${place} ${name} is`);
  return words;
};
