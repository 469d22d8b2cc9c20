import type { DeliveryState } from '../../domain/delivery.ts';
import { bandShapes, freshnessShapes } from '../ui/shapes.tsx';
import { Tag } from '../ui/tags.tsx';
import { useChannelWords } from './channel-words.tsx';

/** Tick · clock · hatched · cross · hollow: no two states share a shape. */
const shapes = {
  sent: bandShapes.ready,
  retrying: freshnessShapes.fresh,
  held: freshnessShapes.unknown,
  failed: bandShapes['not-ready'],
  dropped: bandShapes.none,
} as const;

/** The state of a delivery in shape, colour and word. */
export const DeliveryTag = ({ state }: { state: DeliveryState }) => {
  const { deliveries } = useChannelWords();
  return <Tag shape={shapes[state]} {...deliveries.states[state]} />;
};
