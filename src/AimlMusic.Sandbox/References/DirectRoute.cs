using System.Text;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>
/// <c>POST /v2/generate/audio/minimax/generate</c>: the song is made while the client waits, and the answer contains it as
/// hexadecimal text. The song cannot be requested again.
/// </summary>
internal sealed class DirectRoute(GenerationBook book, ReferenceBook references, SandboxSeed seed, SandboxSettings settings, SandboxQuirks quirks) : IRoute
{
    private const int Done = 2;

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (!quirks.HasFlag(SandboxQuirks.WithdrawnModels))
        {
            return SubmitRoute.NoModel(request, ModelTable.Direct.Id);
        }

        if (request.Body is not { } body)
        {
            return ErrorAnswer.Problem(request, 400, "BadRequestException", "The body is not valid JSON.");
        }

        var issues = request.IsJson && body.ValueKind == JsonValueKind.Object ? ModelTable.Direct.Check(body, quirks.HasFlag(SandboxQuirks.StrictFields)) : [Issue.Missing("object", [])];
        if (issues.Count > 0)
        {
            return ErrorAnswer.Invalid(request, "Body validation error: see error.data", issues);
        }

        if (UnknownReference(body) is { } field)
        {
            return BaseAnswer.Refuse(BaseAnswer.InvalidParameter, $"invalid params, {field} does not exist");
        }

        if (book.Accept(ModelTable.Direct, SongOrders.Read(ModelTable.Direct, body, quirks), request) is not { } generation)
        {
            return SubmitRoute.OutOfCredits(request);
        }

        request.AnswerAfter = settings.GenerationTime;
        var answer = generation.Failure is { } failure
            ? BaseAnswer.Refuse(BaseAnswer.Failed, $"{failure.Name}: {failure.Message}")
            : Made(generation);
        SubmitRoute.Sign(answer, generation);
        return answer;
    }

    private string? UnknownReference(JsonElement body)
    {
        if (body.TryGetProperty("refer_voice", out var voice) && !references.HasVoice(voice.GetString()!))
        {
            return "refer_voice";
        }

        return body.TryGetProperty("refer_instrumental", out var instrumental) && !references.HasInstrumental(instrumental.GetString()!) ? "refer_instrumental" : null;
    }

    private HttpResponseMessage Made(Generation generation)
    {
        var audio = AudioRenderer.Render(generation, seed);
        return JsonAnswer.Create(200, json =>
        {
            json.WriteStartObject("data");
            json.WriteNumber("status", Done);
            json.WriteString("audio", Hex(audio.Bytes));
            json.WriteEndObject();
            json.WriteStartObject("extra_info");
            json.WriteNumber("audio_length", audio.Facts.DurationMs);
            json.WriteNumber("audio_size", audio.Facts.Size);
            json.WriteNumber("audio_bitrate", audio.Facts.Bitrate);
            json.WriteNumber("audio_sample_rate", audio.Facts.SampleRate);
            json.WriteNumber("music_duration", audio.Facts.DurationMs);
            json.WriteEndObject();
            json.WriteString("trace_id", generation.FileToken.Replace("-", ""));
            BaseAnswer.Write(json, 0, "success");
        });
    }

    private static ReadOnlySpan<byte> Hex(byte[] bytes)
    {
        var digits = Encoding.ASCII.GetBytes("0123456789abcdef");
        var text = new byte[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i * 2] = digits[bytes[i] >> 4];
            text[(i * 2) + 1] = digits[bytes[i] & 15];
        }

        return text;
    }
}
