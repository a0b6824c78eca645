namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Requests that the service takes.</summary>
internal static class Requests
{
    public static MusicRequest Bell { get; } = new() { Model = "stable-audio", Prompt = "a bell" };

    public static MusicRequest Song { get; } = new() { Title = "Mine", Lyrics = "[Verse]\nA line to sing\nand one more", Prompt = "A quiet song" };
}
