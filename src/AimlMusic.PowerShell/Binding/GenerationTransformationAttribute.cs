using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>
/// Takes a song's object in whatever shape it comes back: from Export-Clixml, a job, remoting, or a row of a CSV file.
/// What it knows of the song beside the id, its title above all, comes along.
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
            // PowerShell brings a null string back as an empty one.
            return song with { AudioUrl = Given(song.AudioUrl), ClientRequestId = Given(song.ClientRequestId), Title = Given(song.Title), Lyrics = Given(song.Lyrics) };
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

    // A table holds it as text, in the form that Export-Csv writes in every culture.
    private static DateTime? Time(PSObject properties, string name) =>
        Text(properties, name) is not null && LanguagePrimitives.TryConvertTo(properties.Properties[name].Value, CultureInfo.InvariantCulture, out DateTime time) ? time : null;

    private static T? Value<T>(PSObject properties, string name) =>
        Unwrap.Object(properties.Properties[name]?.Value) is T value ? value : default;
}
