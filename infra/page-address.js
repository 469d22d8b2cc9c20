// Runs in CloudFront, whose language is ECMAScript 5.1 with const, let and arrow functions: no destructuring, no spread (AWS, "JavaScript runtime 2.0 features for
// CloudFront Functions"). A page answers with and without a trailing slash, /check-in and /check-in/ are /check-in/index.html; where there is no page the
// answer is made here, since an error page of CloudFront would also stand in the place of the API's own answers. `site` is put before this text.

// As langOf of the API: Vietnamese, English only where the reader prefers it.
function langOf(accept) {
  let best = 'vi';
  let bestQ = 0;
  accept
    .toLowerCase()
    .split(',')
    .forEach((part) => {
      const tag = part.split(';')[0].trim();
      const weight = /;\s*q=([\d.]+)\s*(;|$)/.exec(part);
      const q = weight === null ? 1 : Number(weight[1]);
      if (q <= bestQ || !/^(vi|en)(-|$)|^\*$/.test(tag)) return;
      best = tag.slice(0, 2) === 'en' ? 'en' : 'vi';
      bestQ = q;
    });
  return best;
}

function noPage(headers) {
  const accept = headers['accept-language'];
  const answer = site.noPage[langOf(accept === undefined ? '' : accept.value)];
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: answer.headers,
    body: { encoding: 'text', data: answer.html },
  };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  // Assets of earlier builds stay for pages that are open: only the bucket knows them all.
  if (uri.startsWith('/assets/')) return request;
  const address = uri.length > 1 && uri.endsWith('/') ? uri.slice(0, -1) : uri;
  if (site.pages.includes(address)) request.uri = address === '/' ? '/index.html' : `${address}/index.html`;
  else if (site.files.includes(address)) request.uri = address;
  else return noPage(request.headers);
  return request;
}
