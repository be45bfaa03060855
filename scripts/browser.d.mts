export function chromiumPath(): Promise<string | undefined>;
export function installChromium(): boolean;
