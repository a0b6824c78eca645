using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>
/// <c>POST /v2/generate/audio/preprocess</c>: the features of a recording for a cover, and its lyrics. The sandbox does not analyze the
/// recording: it cannot detect a voice, and always returns the same lyrics.
/// </summary>
internal sealed class PreprocessRoute(CoverFeatures features, SandboxQuirks quirks) : IRoute
{
    private const string Heard = "[Verse]\nMorning light upon the hill\nAnd the river running still\n[Chorus]\nSing it low, sing it clear\nTill the evening brings you here";
    private const double UsualSeconds = 30;
    private const double ShortestSeconds = 6;
    private const double LongestSeconds = 360;

    private static readonly FieldRule[] Fields = [new ChoiceField("model", required: true, "minimax/music-cover"), new ReferenceAudioField("reference_audio_url")];

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body || !request.IsJson)
        {
            return ErrorAnswer.Invalid(request, "Body validation error: see error.data", [Issue.Missing("object", [])]);
        }

        List<Issue> issues = [];
        FieldSet.Check(body, Fields, [], issues);
        if (quirks.HasFlag(SandboxQuirks.StrictFields))
        {
            FieldSet.CheckUnknown(body, Fields, [], issues);
        }

        var seconds = issues.Count > 0 ? UsualSeconds : Seconds(body.GetProperty("reference_audio_url").GetString()!);
        if (seconds is < ShortestSeconds or > LongestSeconds)
        {
            issues.Add(new("custom", "6 s to 6 min", FormattableString.Invariant($"{seconds:0.##} s"), ["reference_audio_url"], "The reference audio must play for 6 seconds to 6 minutes"));
        }

        return issues.Count > 0 ? ErrorAnswer.Invalid(request, "Body validation error: see error.data", issues) : JsonAnswer.Create(200, json =>
        {
            json.WriteString("cover_feature_id", features.Add(request.Time));
            json.WriteString("formatted_lyrics", Heard);
            json.WriteString("structure_result", "verse,chorus");
            json.WriteNumber("audio_duration", seconds);
        });
    }

    private static double Seconds(string reference)
    {
        var data = reference.IndexOf(";base64,", StringComparison.OrdinalIgnoreCase);
        return WebAddress.Of(reference) is not null ? UsualSeconds : RecordingLength.Seconds(Convert.FromBase64String(data < 0 ? reference : reference.Substring(data + ";base64,".Length))) ?? UsualSeconds;
    }
}
