using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Writes a remaining fault, with only the specified properties.</summary>
internal static class FaultWriter
{
    public static void Write(Utf8JsonWriter json, PendingFault pending)
    {
        var fault = pending.Fault;
        json.WriteStartObject();
        json.WriteString("route", FaultWords.Of(FaultWords.Routes, fault.Route));
        json.WriteNumber("count", fault.Count);
        json.WriteNumber("skip", fault.Skip);
        json.WriteNumber("delaySeconds", fault.Delay.TotalSeconds);
        Number(json, "status", fault.Status);
        Boolean(json, "taken", fault.Taken);
        Boolean(json, "logged", fault.Logged);
        Boolean(json, "inferenceId", fault.InferenceId);
        Text(json, "retryAfter", fault.RetryAfter);
        Text(json, "body", fault.Body is { } body ? FaultWords.Of(FaultWords.Bodies, body) : null);
        Text(json, "text", fault.Text);
        Text(json, "encoding", fault.Encoding is { } encoding ? FaultWords.Of(FaultWords.Encodings, encoding) : null);
        Text(json, "link", fault.Link is { } link ? FaultWords.Of(FaultWords.Links, link) : null);
        Text(json, "reset", fault.Reset is { } reset ? FaultWords.Of(FaultWords.Resets, reset) : null);
        Text(json, "download", fault.Download is { } download ? FaultWords.Of(FaultWords.Downloads, download) : null);
        Number(json, "cutAt", fault.CutAt);
        Text(json, "redirect", fault.Redirect);
        Number(json, "redirectStatus", fault.Redirect is null ? null : fault.RedirectStatus);
        Text(json, "words", fault.Words);
        if (fault.Fail is { } fail)
        {
            json.WriteStartObject("fail");
            json.WriteString("name", fail.Name);
            json.WriteString("message", fail.Message);
            json.WriteEndObject();
        }

        json.WriteNumber("skipped", pending.Skipped);
        json.WriteNumber("fired", pending.Fired);
        Number(json, "left", pending.Left);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Boolean(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } truth)
        {
            json.WriteBoolean(name, truth);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
