const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/gu, (mark) => escapes[mark] ?? mark);

/**
 * The one page of the desk; its script fills it with what the server says.
 *
 * @param nonce Lets the desk's own script and style run, and no other.
 * @param token What the script must send back with every request.
 */
export const deskPage = (nonce: string, token: string): string => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>编者台</title>
<link rel="stylesheet" href="/desk.css" nonce="${escape(nonce)}">
</head>
<body data-token="${escape(token)}">
<p id="loading">正在读取……</p>
<noscript><p>编者台要用浏览器的脚本；不开脚本，可照 <code>npm run import</code> 的报告手写 decisions.yaml。</p></noscript>
<script src="/desk.js" nonce="${escape(nonce)}"></script>
</body>
</html>
`;
