using System.Text.Json;
using AimlMusic.Album.Waveforms;

namespace AimlMusic.Album.Songs;

/// <summary>A song as the page shows it.</summary>
internal sealed record AlbumSong
{
    /// <summary>The full path of the audio file.</summary>
    public required string Path { get; init; }

    /// <summary>The full path of the sidecar file; null if there is none.</summary>
    public string? Sidecar { get; init; }

    public required string Title { get; init; }

    /// <summary>The parameters of New-AimlMusic, in its order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Request { get; init; } = [];

    public string? Lyrics { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    public decimal? UsdSpent { get; init; }

    public decimal? CreditsUsed { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>The SHA-256 of the file when it was saved.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public long Length { get; init; }

    public AudioKind Kind { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>Null if the format of the file is not supported.</summary>
    public Waveform? Waveform { get; init; }

    /// <summary>What is odd about the file, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
