using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A reference recording as a URL, or as the file in Base64, with or without the prefix <c>data:…;base64,</c>.</summary>
internal sealed class ReferenceAudioField(string name, bool required = true) : FieldRule(name, "string", required)
{
    private const long MaxBytes = 50L * 1024 * 1024;

    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(Issue.WrongType(Type, value, path));
            return;
        }

        var text = value.GetString()!;
        if (WebAddress.Of(text) is not null)
        {
            return;
        }

        if (Base64Text.DecodedLength(text) is not { } length)
        {
            issues.Add(new("invalid_string", "url | base64", Shorten(text), path, "Neither a url nor Base64 data"));
        }
        else if (length > MaxBytes)
        {
            issues.Add(new(
                "too_big",
                $"at most {MaxBytes}",
                length.ToString(CultureInfo.InvariantCulture),
                path,
                "The reference audio must not be larger than 50 MB"));
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40);
}
