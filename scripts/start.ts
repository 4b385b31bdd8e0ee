import { buildAndTell } from './build.ts';
import { serve } from './serve.ts';

const settings = await buildAndTell();
if (settings === null) process.exitCode = 1;
else process.stdout.write(`请用浏览器打开 ${(await serve(settings.out, settings.port)).url}\n`);
