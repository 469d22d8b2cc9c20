/** A live region that is always there: a change of `message` is read out, nothing is seen. */
export const Announcer = ({ message }: { message: string }) => (
  <div class="visually-hidden" role="status" aria-live="polite">
    {message}
  </div>
);
