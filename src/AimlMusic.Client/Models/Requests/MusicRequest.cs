using System.Collections;
using System.Text.Json.Nodes;

namespace AimlMusic;

/// <summary>A request for a song. Null means that a parameter is not specified.</summary>
public sealed record MusicRequest
{
    /// <summary>The id of the model.</summary>
    public string Model { get; init; } = MusicCatalog.DefaultModel;

    /// <summary>The title of the song, which names the file. It is not sent.</summary>
    public string? Title { get; init; }

    /// <summary>The words to be sung.</summary>
    public string? Lyrics { get; init; }

    /// <summary>The style, mood and scene.</summary>
    public string? Prompt { get; init; }

    /// <summary>The URL of a reference recording.</summary>
    public string? ReferenceAudio { get; init; }

    /// <summary>A reference recording on this machine, instead of <see cref="ReferenceAudio"/>.</summary>
    public ReferenceFile? ReferenceFile { get; init; }

    /// <summary>The length of the song, in seconds.</summary>
    public double? DurationSec { get; init; }

    /// <summary>The start of the clip, in seconds.</summary>
    public double? StartSec { get; init; }

    /// <summary>The number of denoising steps.</summary>
    public int? Steps { get; init; }

    /// <summary>The seed for random numbers.</summary>
    public long? Seed { get; init; }

    /// <summary>What the music should not contain.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Whether to make music without vocals.</summary>
    public bool? Instrumental { get; init; }

    /// <summary>Whether the service writes the lyrics from the prompt.</summary>
    public bool? AutoLyrics { get; init; }

    /// <summary>The format of the audio file.</summary>
    public AudioFormat? Format { get; init; }

    /// <summary>The sample rate, in Hz.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The bit rate, in bit/s.</summary>
    public int? Bitrate { get; init; }

    /// <summary>The id of an uploaded voice.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The id of an uploaded accompaniment.</summary>
    public string? InstrumentalId { get; init; }

    /// <summary>The id of the features of a recording, for a cover, instead of <see cref="ReferenceAudio"/>.</summary>
    public string? CoverFeatureId { get; init; }

    /// <summary>Additional JSON fields, which are sent unchanged.</summary>
    public JsonObject? AdditionalParameters { get; init; }

    /// <summary>Whether to skip the check of the limits.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>The model from the cached list of the service; null to use the catalog of this version.</summary>
    internal MusicModel? Schema { get; init; }

    /// <summary>The model with its limits.</summary>
    internal MusicModel Entry => Schema ?? MusicCatalog.Find(Model);

    /// <summary>The reference from the upload of <see cref="ReferenceFile"/>. Each upload has other ids, so requests are compared by the file.</summary>
    internal MusicReference? Reference { get; init; }

    /// <summary>Whether <see cref="ReferenceFile"/> must be uploaded before the request and has not been yet.</summary>
    internal bool NeedsUpload => ReferenceFile is not null && Reference is null && Entry.RuleFor(MusicParameter.ReferenceAudio)?.IsUploaded == true;

    /// <summary>Gets the value of a parameter in the form that the model accepts, or null.</summary>
    internal object? ValueOf(MusicParameter parameter, MusicModel model) => parameter switch
    {
        MusicParameter.Prompt => Given(Prompt),
        MusicParameter.Lyrics => Given(model.LyricsForm == LyricsForm.Hashed ? HashedLyrics.Format(Given(Lyrics)) : Lyrics),
        MusicParameter.ReferenceAudio => (object?)ReferenceFile ?? Given(ReferenceAudio),
        MusicParameter.DurationSec => DurationSec,
        MusicParameter.StartSec => StartSec,
        MusicParameter.Steps => (long?)Steps,
        MusicParameter.Seed => Seed,
        MusicParameter.NegativePrompt => Given(NegativePrompt),
        MusicParameter.Instrumental => Instrumental,
        MusicParameter.AutoLyrics => AutoLyrics,
        MusicParameter.Format => Format,
        MusicParameter.SampleRate => SampleRate,
        MusicParameter.Bitrate => Bitrate,
        MusicParameter.VoiceId => Given(VoiceId) ?? Reference?.VoiceId,
        MusicParameter.InstrumentalId => Given(InstrumentalId) ?? Reference?.InstrumentalId,
        MusicParameter.CoverFeatureId => Given(CoverFeatureId),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };

    /// <summary>
    /// The same request with these <see cref="AdditionalParameters"/>. The cmdlets use no type of System.Text.Json: its version differs
    /// between the editions.
    /// </summary>
    /// <param name="table">The fields and their values; null for none.</param>
    /// <param name="unwrap">Gets the value itself of what the host wraps it in.</param>
    /// <exception cref="AimlMusicException">A value cannot be converted to JSON.</exception>
    internal MusicRequest WithAdditional(IDictionary? table, Func<object?, object?> unwrap) =>
        table is null ? this : this with { AdditionalParameters = new JsonValues(unwrap).ToObject(table) };

    // A byte-order mark at the start is not part of the text.
    private static string? Given(string? text) => text?.TrimStart('\ufeff') is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;
}
