using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>
/// Converts an object with an id to a song: a song that was deserialized by Import-Clixml, a job or remoting, or a row of a CSV file.
/// Other properties that the object has, such as the title, are kept.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GenerationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Object(inputData) switch
    {
        object[] list => list.Select(ToSong).ToArray(),
        _ => ToSong(inputData),
    };

    private static MusicGeneration ToSong(object? value)
    {
        if (Unwrap.Object(value) is MusicGeneration song)
        {
            // PowerShell deserializes a null string as an empty one.
            return new(song) { AudioUrl = Given(song.AudioUrl), ClientRequestId = Given(song.ClientRequestId), Title = Given(song.Title), Lyrics = Given(song.Lyrics) };
        }

        if (value is null or string || Unwrap.Object(value) is string || Text(PSObject.AsPSObject(value), "Id") is not { } id)
        {
            throw NotBindable.Because("A song is expected: an object with an Id.");
        }

        var properties = PSObject.AsPSObject(value);
        return new MusicGeneration
        {
            Id = id,
            Title = Text(properties, nameof(MusicGeneration.Title)),
            Model = Text(properties, nameof(MusicGeneration.Model)),
            Lyrics = Text(properties, nameof(MusicGeneration.Lyrics)),
            Prompt = Text(properties, nameof(MusicGeneration.Prompt)),
            ClientRequestId = Text(properties, nameof(MusicGeneration.ClientRequestId)),
            SubmittedAt = Time(properties, nameof(MusicGeneration.SubmittedAt)),
            IsSandbox = Value<bool?>(properties, nameof(MusicGeneration.IsSandbox)) ?? Text(properties, nameof(MusicGeneration.IsSandbox)) is "True",
        };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Text(PSObject properties, string name) =>
        Unwrap.Object(properties.Properties[name]?.Value) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    // A CSV file contains it as text, in the format that Export-Csv uses in every culture.
    private static DateTime? Time(PSObject properties, string name) =>
        Text(properties, name) is not null && LanguagePrimitives.TryConvertTo(properties.Properties[name].Value, CultureInfo.InvariantCulture, out DateTime time) ? time : null;

    private static T? Value<T>(PSObject properties, string name) =>
        Unwrap.Object(properties.Properties[name]?.Value) is T value ? value : default;
}
