using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox.Tests.Music;

/// <summary>Briefs the tests share.</summary>
internal static class Briefs
{
    public const string Song =
        """
        [Verse 1]
        Morning light is falling on the river
        Birds are singing softly in the trees
        [Chorus]
        Sing with me, the night is over
        Every star has gone to sleep
        [Verse 2]
        Paper boats are drifting under bridges
        Children wave and call them all by name
        [Chorus]
        Sing with me, the night is over
        Every star has gone to sleep
        """;

    public static SongBrief Of(string? lyrics = Song, string? prompt = null, double? seconds = null, int rate = 16000, int seed = 1) =>
        new(lyrics, prompt, seconds, rate, seed);

    public static Score Compose(SongBrief brief) => Composer.Compose(SongPlan.For(brief));
}
