namespace AimlMusic.Api;

/// <summary>Reads the answer to <c>POST /v2/generate/audio/preprocess</c>: the features of a recording and the lyrics that were recognized.</summary>
internal static class CoverAnswer
{
    private const int LongestLine = 1000;
    private const int LongestSeconds = 24 * 3600;

    // According to the vendor's reference of minimax/music-cover.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The reference; null if the answer contains none.</summary>
    public static MusicReference? Read(ApiAnswer answer, string source, TimeProvider time)
    {
        using var document = JsonReading.Parse(answer.Body);
        var root = document?.RootElement ?? default;
        return root.Id("cover_feature_id") is not { } id ? null : new()
        {
            CoverFeatureId = id,
            Lyrics = Lyrics(root.Text("formatted_lyrics")),
            Duration = root.Number("audio_duration") is > 0 and < LongestSeconds and var seconds ? TimeSpan.FromSeconds((double)seconds) : null,
            ExpiresUtc = time.GetUtcNow() + Lifetime,
            Purpose = ReferencePurpose.Cover,
            Path = source,
        };
    }

    private static string? Lyrics(string? text) =>
        text is null || string.IsNullOrWhiteSpace(text) ? null : string.Join("\n", text.Replace("\r\n", "\n").Trim().Split('\n').Select(line => SanitizeForTerminal.Of(line, LongestLine)));
}
