import type { StreamRecord } from 'aws-lambda';

/** True for the record of a thing that is driven again: nothing else about it changed. */
export const isDrivenAgain = ({ OldImage, NewImage }: StreamRecord): boolean =>
  NewImage?.['again'] !== undefined && NewImage['again'].S !== OldImage?.['again']?.S;
