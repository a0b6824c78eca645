using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// Reads the answer to a submit or a poll into a song. It reads each field separately, so that an unexpected value in an unimportant
/// field does not hide that the song is ready.
/// </summary>
internal static class GenerationAnswer
{
    /// <summary>The song, updated from the answer; null if the answer is not a JSON object.</summary>
    public static MusicGeneration? Read(ReadOnlyMemory<byte> json, MusicGeneration known)
    {
        using var document = JsonReading.Parse(json);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        var link = AudioFileAnswer.Read(root);
        var audio = link.File;
        var error = root.Child("error");
        var said = ServiceWords.OfError(error);
        var usage = root.Child("meta").Child("usage");
        var url = link.Url ?? known.AudioUrl;
        return new(known)
        {
            Id = root.Id("id") ?? known.Id,
            Status = GenerationStatusWord.Parse(root.Text("status"), link.HasLink, said is not null && root.Id("id") is not null),
            StatusWord = root.Text("status") ?? known.StatusWord,
            AudioUrl = url,
            ExpiresUtc = LinkExpiry.Of(url),
            ContentType = audio.Text("content_type") ?? known.ContentType,
            FileName = audio.Text("file_name") ?? known.FileName,
            FileSize = audio.Number("file_size") is > 0 and < long.MaxValue and var size ? (long)size : known.FileSize,
            Duration = Milliseconds(root.Child("extra_info").Number("music_duration")) ?? known.Duration,
            CreditsUsed = usage.Number("credits_used") ?? known.CreditsUsed,
            UsdSpent = usage.Number("usd_spent") ?? known.UsdSpent,
            ErrorName = error.Text("name") ?? known.ErrorName,
            ErrorMessage = said ?? known.ErrorMessage,
        };
    }

    /// <summary>The song whose audio came with the answer.</summary>
    public static MusicGeneration ReadDirect(JsonElement root, MusicGeneration known)
    {
        var facts = root.Child("extra_info");
        var usage = root.Child("meta").Child("usage");
        return new(known)
        {
            Status = GenerationStatus.Completed,
            Duration = Milliseconds(facts.Number("music_duration")) ?? Milliseconds(facts.Number("audio_length")),
            CreditsUsed = usage.Number("credits_used") ?? known.CreditsUsed,
            UsdSpent = usage.Number("usd_spent") ?? known.UsdSpent,
        };
    }

    private static TimeSpan? Milliseconds(decimal? value) =>
        value is > 0 and < int.MaxValue ? TimeSpan.FromMilliseconds((double)value) : null;
}
