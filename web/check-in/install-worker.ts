/** Makes this device able to start the page without network. The worker's own address is never taken from a cache. */
export const installWorker = () => {
  const install = () =>
    void navigator.serviceWorker
      ?.register('/check-in-worker.js', { scope: '/check-in', updateViaCache: 'none' })
      .catch(() => undefined);
  if (document.readyState === 'complete') install();
  else addEventListener('load', install, { once: true });
};
