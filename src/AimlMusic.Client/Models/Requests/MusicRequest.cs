using System.Text.Json.Nodes;

namespace AimlMusic;

/// <summary>What is asked of the service: a model and what it may be given. Null means not given.</summary>
public sealed record MusicRequest
{
    /// <summary>The model's id.</summary>
    public string Model { get; init; } = MusicCatalog.DefaultModel;

    /// <summary>The song's title; it stays here and names the file.</summary>
    public string? Title { get; init; }

    /// <summary>The words to be sung.</summary>
    public string? Lyrics { get; init; }

    /// <summary>The style, mood and scene.</summary>
    public string? Prompt { get; init; }

    /// <summary>The URL of a recording to follow.</summary>
    public string? ReferenceAudio { get; init; }

    /// <summary>A recording to follow that is on this machine; in place of <see cref="ReferenceAudio"/>.</summary>
    public ReferenceFile? ReferenceFile { get; init; }

    /// <summary>The length, in seconds.</summary>
    public double? DurationSec { get; init; }

    /// <summary>Where the clip starts, in seconds.</summary>
    public double? StartSec { get; init; }

    /// <summary>The number of denoising steps.</summary>
    public int? Steps { get; init; }

    /// <summary>The seed of the random numbers.</summary>
    public long? Seed { get; init; }

    /// <summary>What the music should not have.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Music without a voice.</summary>
    public bool? Instrumental { get; init; }

    /// <summary>Let the service write the lyrics from the prompt.</summary>
    public bool? AutoLyrics { get; init; }

    /// <summary>The format of the audio file.</summary>
    public AudioFormat? Format { get; init; }

    /// <summary>The sample rate, in Hz.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The bit rate, in bit/s.</summary>
    public int? Bitrate { get; init; }

    /// <summary>The id of a voice that was uploaded.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The id of an accompaniment that was uploaded.</summary>
    public string? InstrumentalId { get; init; }

    /// <summary>The id of the features of a recording, for a cover of it; in place of <see cref="ReferenceAudio"/>.</summary>
    public string? CoverFeatureId { get; init; }

    /// <summary>Further JSON fields, sent as they are.</summary>
    public JsonObject? AdditionalParameters { get; init; }

    /// <summary>Leave the limits to the service.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>The model as the service described it when it was last asked; null where this version's catalog has to do.</summary>
    internal MusicModel? Schema { get; init; }

    /// <summary>The model with its limits.</summary>
    internal MusicModel Entry => Schema ?? MusicCatalog.Find(Model);

    /// <summary>What the uploaded <see cref="ReferenceFile"/> became. Each upload makes other ids; two requests are the same where the file is.</summary>
    internal MusicReference? Reference { get; init; }

    /// <summary>Whether the model takes the <see cref="ReferenceFile"/> by an upload, and it has had none.</summary>
    internal bool NeedsUpload => ReferenceFile is not null && Reference is null && Entry.RuleFor(MusicParameter.ReferenceAudio)?.IsUploaded == true;

    /// <summary>The value of a parameter as the model takes it, or null where none was given.</summary>
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

    // A byte-order mark at the start is the file's, not the text's.
    private static string? Given(string? text) => text?.TrimStart('\ufeff') is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;
}
