using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AimlMusic.Saving;

/// <summary>Writes the fields of a sidecar file in a readable form: missing values are omitted, and characters are escaped only if necessary.</summary>
internal static class SidecarJson
{
    // An escaped surrogate pair, or any other escape sequence.
    private static readonly Regex Escapes = new(@"\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})|\\.", RegexOptions.CultureInvariant);

    public static JsonWriterOptions Options => new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with a line break at the end, and without unnecessary escape sequences.</summary>
    public static byte[] Readable(byte[] json) =>
        TagText.Utf8(Escapes.Replace(Encoding.UTF8.GetString(json), found => found.Groups[1].Success ? $"{Half(found.Groups[1])}{Half(found.Groups[2])}" : found.Value) + "\n");

    private static char Half(Group digits) => (char)ushort.Parse(digits.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The parameters of New-AimlMusic. The lyrics are a list of lines.</summary>
    public static void WriteRequest(Utf8JsonWriter json, MusicRequest request)
    {
        Write(json, "Title", request.Title);
        Write(json, "Model", request.Model);
        if (request.Lyrics is { } lyrics)
        {
            Write(json, "Lyrics", lyrics.Split('\n'));
        }

        Write(json, "Prompt", request.Prompt);
        Write(json, "ReferenceAudio", request.ReferenceAudio);
        Write(json, "VoiceId", request.VoiceId);
        Write(json, "InstrumentalId", request.InstrumentalId);
        Write(json, "CoverFeatureId", request.CoverFeatureId);
        Write(json, "DurationSec", request.DurationSec);
        Write(json, "StartSec", request.StartSec);
        Write(json, "Steps", request.Steps);
        Write(json, "Seed", request.Seed);
        Write(json, "NegativePrompt", request.NegativePrompt);
        Write(json, "Instrumental", request.Instrumental);
        Write(json, "AutoLyrics", request.AutoLyrics);
        Write(json, "Format", request.Format?.ToString().ToLowerInvariant());
        Write(json, "SampleRate", request.SampleRate);
        Write(json, "Bitrate", request.Bitrate);
        Write(json, "AdditionalParameter", request.AdditionalParameters);
        Write(json, "SkipValidation", request.SkipValidation);
    }

    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null or false or "" or IReadOnlyList<string> { Count: 0 }:
                break;
            case IReadOnlyList<string> lines:
                json.WriteStartArray(name);
                foreach (var line in lines)
                {
                    json.WriteStringValue(TagText.Utf8(line));
                }

                json.WriteEndArray();
                break;
            case true:
                json.WriteBoolean(name, true);
                break;
            case string text:
                // As bytes, because a string with a lone surrogate would be rejected.
                json.WriteString(name, TagText.Utf8(text));
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case DateTimeOffset time:
                json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                break;
            case JsonNode node:
                json.WritePropertyName(name);
                node.WriteTo(json);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value));
        }
    }
}
