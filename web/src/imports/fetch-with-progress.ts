/** Told 0 to 1 while the body goes out; 1 when the server has all of it. */
type OnProgress = (share: number) => void;

/**
 * A fetch that tells how much of the body is sent, which fetch itself cannot: for one request, with
 * a body that is a file.
 */
export function fetchWithProgress(onProgress: OnProgress): typeof fetch {
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', String(input));
      new Headers(init.headers).forEach((value, name) => {
        // The browser sets these by itself.
        request.setRequestHeader(name, value);
      });
      request.responseType = 'blob';
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
      request.upload.onload = () => onProgress(1);
      request.onload = () => {
        const headers = new Headers();
        for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
          const colon = line.indexOf(':');
          if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
        }
        const { status, statusText } = request;
        resolve(new Response(request.response as Blob, { status, statusText, headers }));
      };
      request.onerror = () => reject(new TypeError('the connection was lost'));
      request.onabort = () => reject(new DOMException('the upload was cancelled', 'AbortError'));
      if (init.signal?.aborted === true) return request.onabort(new ProgressEvent('abort'));
      init.signal?.addEventListener('abort', () => request.abort());
      request.send(init.body as XMLHttpRequestBodyInit);
    });
}
