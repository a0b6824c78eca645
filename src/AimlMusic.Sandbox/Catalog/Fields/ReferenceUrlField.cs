using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The URL of a reference recording, a .wav or .mp3 file. The file is not downloaded.</summary>
internal sealed class ReferenceUrlField(string name) : FieldRule(name, "string", required: true)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
        else if (WebAddress.Of(value.GetString()!) is not { } address)
        {
            issues.Add(new("invalid_string", "url", value.GetString()!, path, "Invalid url"));
        }
        else if (!HasExtension(address, ".wav") && !HasExtension(address, ".mp3"))
        {
            issues.Add(new("custom", ".wav | .mp3", address.AbsolutePath, path, "The reference must be a .wav or .mp3 file"));
        }
    }

    private static bool HasExtension(Uri address, string extension) =>
        address.AbsolutePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
