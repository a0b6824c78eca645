using System.Text.Json.Nodes;

namespace AimlMusic.Saving;

/// <summary>
/// Converts a body that was sent, from the ledger, to the request. A field without a parameter becomes an
/// additional parameter.
/// </summary>
internal static class SentRequest
{
    /// <param name="sent">The body.</param>
    /// <param name="title">The title, which is not sent.</param>
    /// <param name="lyrics">The lyrics of the request. Some models receive them in another form.</param>
    public static MusicRequest Read(JsonObject sent, string? title = null, string? lyrics = null)
    {
        // Parsed again, because a number that was created as an int cannot be read as a long.
        var body = JsonNode.Parse(sent.ToJsonString())!.AsObject();
        MusicRequest request = new() { Title = title };
        if (Take<string>(body, "model") is { } id)
        {
            request = request with { Model = id };
            foreach (var rule in MusicCatalog.Find(id).Parameters)
            {
                request = Read(request, rule, body);
            }
        }

        request = lyrics is null ? request : request with { Lyrics = lyrics };
        return body.Count == 0 ? request : request with { AdditionalParameters = body };
    }

    private static MusicRequest Read(MusicRequest request, ParameterRule rule, JsonObject body) => rule.Parameter switch
    {
        MusicParameter.Prompt => request with { Prompt = Take<string>(body, rule.Field) },
        MusicParameter.Lyrics => request with { Lyrics = Take<string>(body, rule.Field) },
        MusicParameter.ReferenceAudio => request with { ReferenceAudio = Take<string>(body, rule.Field) },
        MusicParameter.DurationSec => request with { DurationSec = TakeValue<double>(body, rule.Field) / rule.Scale },
        MusicParameter.StartSec => request with { StartSec = TakeValue<double>(body, rule.Field) / rule.Scale },
        MusicParameter.Steps => request with { Steps = TakeValue<int>(body, rule.Field) },
        MusicParameter.Seed => request with { Seed = TakeValue<long>(body, rule.Field) },
        MusicParameter.NegativePrompt => request with { NegativePrompt = Take<string>(body, rule.Field) },
        MusicParameter.Instrumental => request with { Instrumental = TakeValue<bool>(body, rule.Field) },
        MusicParameter.AutoLyrics => request with { AutoLyrics = TakeValue<bool>(body, rule.Field) },
        MusicParameter.Format => request with { Format = TakeFormat(body, rule.Field) },
        MusicParameter.SampleRate => request with { SampleRate = TakeEither<int>(body, rule) },
        MusicParameter.VoiceId => request with { VoiceId = Take<string>(body, rule.Field) },
        MusicParameter.InstrumentalId => request with { InstrumentalId = Take<string>(body, rule.Field) },
        MusicParameter.CoverFeatureId => request with { CoverFeatureId = Take<string>(body, rule.Field) },
        MusicParameter.Bitrate => request with { Bitrate = TakeValue<int>(body, rule.Field) },
        _ => request,
    };

    private static T? TakeValue<T>(JsonObject body, string field)
        where T : struct => TryTake<T>(body, field, out var value) ? value : null;

    // If a field was sent under both names, the values are equal.
    private static T? TakeEither<T>(JsonObject body, ParameterRule rule)
        where T : struct
    {
        var other = rule.AlternateField is { } name ? TakeValue<T>(body, name) : null;
        return TakeValue<T>(body, rule.Field) ?? other;
    }

    private static T? Take<T>(JsonObject body, string field)
        where T : class => TryTake<T>(body, field, out var value) ? value : null;

    private static AudioFormat? TakeFormat(JsonObject body, string field)
    {
        AudioFormat? format = Take<string>(body.DeepClone().AsObject(), field) switch
        {
            "mp3" => AudioFormat.Mp3,
            "wav" => AudioFormat.Wav,
            "pcm" => AudioFormat.Pcm,
            _ => null,
        };

        // A value that this version does not know is left in the body.
        _ = format is null ? null : Take<string>(body, field);
        return format;
    }

    /// <summary>Removes a field from the body, and an object that is then empty.</summary>
    private static bool TryTake<T>(JsonObject body, string field, out T? value)
    {
        var dot = field.IndexOf('.');
        var name = dot < 0 ? field : field[..dot];
        if (dot >= 0 && body[name] is JsonObject inner && TryTake(inner, field[(dot + 1)..], out value))
        {
            return inner.Count > 0 || body.Remove(name);
        }

        value = default;
        return dot < 0 && body[name] is JsonValue found && found.TryGetValue(out value) && body.Remove(name);
    }
}
