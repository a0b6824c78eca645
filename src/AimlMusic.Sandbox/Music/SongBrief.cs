namespace AimlMusic.Sandbox.Music;

/// <summary>The input of a song. The same input always gives the same samples.</summary>
/// <param name="Lyrics">Words to sing, with optional [Section] tags; without words the song is instrumental.</param>
/// <param name="Prompt">A description of the style, for example "slow folk ballad in D minor".</param>
/// <param name="Seconds">The length wanted, 0.5 to 600; <see langword="null"/> lets it follow the lyrics.</param>
/// <param name="SampleRate">Samples per second and channel, 8000 to 48000.</param>
/// <param name="Seed">Varies the tune where the words leave a choice.</param>
public sealed record SongBrief(string? Lyrics, string? Prompt, double? Seconds, int SampleRate, int Seed);
