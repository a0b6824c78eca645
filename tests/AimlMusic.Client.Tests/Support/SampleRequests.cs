namespace AimlMusic.Tests.Support;

/// <summary>Valid requests.</summary>
internal static class SampleRequests
{
    public const string Style = "Calm piano, late at night";
    public const string Words = "[Verse]\nStreetlights flicker, the night breeze sighs";
    public const string Recording = "https://example.com/reference.mp3";

    /// <summary>The song that is rendered soonest.</summary>
    public static MusicRequest Short { get; } = new() { Model = "stable-audio", Prompt = "A gentle bell", DurationSec = 1, Title = "Bell" };

    public static MusicRequest Bell { get; } = new() { Model = "stable-audio", Prompt = "a bell" };

    public static MusicRequest Song { get; } = new() { Title = "Mine", Lyrics = "[Verse]\nA line to sing\nand one more", Prompt = "A quiet song" };

    /// <summary>One for each model, with no more than it needs.</summary>
    public static IReadOnlyDictionary<string, MusicRequest> Plain { get; } = new MusicRequest[]
    {
        new() { Model = "minimax-music", Lyrics = Words, ReferenceAudio = Recording },
        new() { Model = "minimax/music-1.5", Prompt = Style, Lyrics = Words },
        new() { Model = "minimax/music-2.0", Prompt = Style, Lyrics = Words },
        new() { Model = "minimax/music-2.6", Lyrics = Words },
        new() { Model = "minimax/music-cover", Prompt = Style, ReferenceAudio = Recording },
        new() { Model = "stable-audio", Prompt = Style },
        new() { Model = "elevenlabs/eleven_music", Prompt = Style },
        new() { Model = "google/lyria2", Prompt = Style },
    }.ToDictionary(request => request.Model);

    /// <summary>The one whose answer is the song; its id is to be one of the service's.</summary>
    public static MusicRequest Direct { get; } = new() { Model = "music-01", Lyrics = Words, VoiceId = "vocal-1", Format = AudioFormat.Mp3 };

    public static TheoryData<string> Models => [.. Plain.Keys];

    /// <summary>A request with one parameter changed; null takes it away.</summary>
    public static MusicRequest With(this MusicRequest request, MusicParameter parameter, object? value) => parameter switch
    {
        MusicParameter.Prompt => request with { Prompt = (string?)value },
        MusicParameter.Lyrics => request with { Lyrics = (string?)value },
        MusicParameter.ReferenceAudio => request with { ReferenceAudio = (string?)value },
        MusicParameter.DurationSec => request with { DurationSec = (double?)value },
        MusicParameter.StartSec => request with { StartSec = (double?)value },
        MusicParameter.Steps => request with { Steps = (int?)value },
        MusicParameter.Seed => request with { Seed = (long?)value },
        MusicParameter.NegativePrompt => request with { NegativePrompt = (string?)value },
        MusicParameter.Instrumental => request with { Instrumental = (bool?)value },
        MusicParameter.AutoLyrics => request with { AutoLyrics = (bool?)value },
        MusicParameter.Format => request with { Format = (AudioFormat?)value },
        MusicParameter.SampleRate => request with { SampleRate = (int?)value },
        MusicParameter.Bitrate => request with { Bitrate = (int?)value },
        MusicParameter.VoiceId => request with { VoiceId = (string?)value },
        MusicParameter.InstrumentalId => request with { InstrumentalId = (string?)value },
        MusicParameter.CoverFeatureId => request with { CoverFeatureId = (string?)value },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };
}
