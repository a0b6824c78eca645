using System.Text.Json;
using System.Text.Json.Nodes;
using AimlMusic.Album.Waveforms;

namespace AimlMusic.Album.Songs;

/// <summary>Reads all that the page shows of a song: its sidecar file or its entry in the ledger, and its audio.</summary>
/// <param name="ledger">The ledger, for songs without a sidecar file; null for none.</param>
internal sealed class SongReader(SongLedger? ledger)
{
    // The order in which New-AimlMusic documents them.
    private static readonly string[] Parameters =
    [
        "Title", "Model", "Lyrics", "Prompt", "ReferenceAudio", "VoiceId", "InstrumentalId", "CoverFeatureId", "DurationSec", "StartSec", "Steps", "Seed",
        "NegativePrompt", "Instrumental", "AutoLyrics", "Format", "SampleRate", "Bitrate", "AdditionalParameter", "SkipValidation",
    ];

    private readonly Lazy<IReadOnlyList<LedgerEntry>> _saved = new(() => ReadSaved(ledger));

    /// <exception cref="AimlMusicException">The file does not exist or cannot be read.</exception>
    public AlbumSong Read(AlbumSource source, CancellationToken cancellationToken)
    {
        try
        {
            var facts = Probe(source.Path);
            var (path, own) = FindSidecar(source);
            var cached = own is null ? null : SidecarFile.FindWaveform(own.Value, facts.Length);
            var waveform = cached ?? WaveformReader.Read(source.Path, facts, cancellationToken);
            if (path is not null && cached is null && waveform is not null)
            {
                SidecarFile.Keep(path, waveform, facts.Length);
            }

            return Describe(source, own ?? Recall(source), facts, waveform) with { Sidecar = path };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var kind = e is FileNotFoundException or DirectoryNotFoundException ? AimlMusicErrorKind.FileNotFound : AimlMusicErrorKind.RequestInvalid;
            throw new AimlMusicException(kind, $"'{source.Path}' is not in the album: {e.Message}", e) { Path = source.Path };
        }
    }

    // song.mp3 and song.wav in one folder have the sidecar files song.json and song-12345678.json.
    private static (string? Path, JsonElement? Content) FindSidecar(AlbumSource source)
    {
        var usual = SongSidecar.PathOf(source.Path);
        var others = Directory.EnumerateFiles(Path.GetDirectoryName(source.Path)!, "*-????????.json")
            .Where(path => Path.GetFileName(path).StartsWith(Path.GetFileNameWithoutExtension(usual) + "-", StringComparison.Ordinal));
        return new[] { source.Sidecar ?? usual, usual }.Concat(others).Distinct()
            .Select(path => ((string?)path, SidecarFile.Read(path)))
            .FirstOrDefault(found => found.Item2?.Text("AudioFile") == Path.GetFileName(source.Path));
    }

    private static AlbumSong Describe(AlbumSource source, JsonElement? sidecar, AudioFacts facts, Waveform? waveform)
    {
        var root = sidecar ?? default;
        return new()
        {
            Path = source.Path,
            Title = Given(root.Text("Title")) ?? Path.GetFileNameWithoutExtension(source.Path),
            Request = [.. Parameters.Select(name => new KeyValuePair<string, JsonElement>(name, root.Child(name))).Where(pair => pair.Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))],
            Lyrics = Given(string.Join("\n", root.Child("Lyrics").Items().Select(line => line.AsText() ?? "\ufffd"))) ?? Given(root.Text("Lyrics")),
            Id = Given(root.Text("GenerationId")),
            MadeAt = root.Time("SubmittedAt") ?? root.Time("CompletedAt") ?? root.Time("SavedAt"),
            UsdSpent = root.Number("UsdSpent"),
            CreditsUsed = root.Number("CreditsUsed"),
            IsSandbox = root.Child("IsSandbox").ValueKind == JsonValueKind.True,
            Sha256 = Given(root.Text("Sha256Saved")),
            Length = facts.Length,
            Kind = facts.Kind,
            Duration = facts.Duration ?? waveform?.Duration ?? source.Entry?.Duration,
            Waveform = waveform,
            Notes = [.. root.Child("Notes").Lines(1000)],
        };
    }

    private static AudioFacts Probe(string path)
    {
        using var file = FileLockRetry.Retry(() => RegularFile.OpenRead(path), null);
        return AudioProbe.Read(file);
    }

    /// <summary>What the sidecar file of a song would contain, according to the ledger; null if the ledger does not know the song.</summary>
    private JsonElement? Recall(AlbumSource source)
    {
        if ((source.Entry ?? _saved.Value.FirstOrDefault(entry => entry.Path == source.Path)) is not { } entry)
        {
            return null;
        }

        SongSidecar sidecar = new()
        {
            Request = RequestOf(entry),
            Song = entry.ToGeneration(),
            AudioFile = Path.GetFileName(source.Path),
            SavedAt = entry.ChangedUtc,
            Sha256Served = null,
            Sha256Saved = entry.Sha256 ?? "",
        };
        using var document = JsonDocument.Parse(sidecar.ToJson());
        return document.RootElement.Clone();
    }

    private static MusicRequest RequestOf(LedgerEntry entry)
    {
        try
        {
            if (entry.Request is { } sent && JsonNode.Parse(sent) is JsonObject body)
            {
                return SentRequest.Read(body, entry.Title, entry.Lyrics);
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // The line of the ledger is damaged. What else it knows is shown.
        }

        return new() { Model = entry.Model ?? MusicCatalog.DefaultModel, Title = entry.Title, Lyrics = entry.Lyrics, Prompt = entry.Prompt };
    }

    private static IReadOnlyList<LedgerEntry> ReadSaved(SongLedger? ledger)
    {
        try
        {
            return ledger?.Read(entry => entry.Path is not null) ?? [];
        }
        catch (AimlMusicException)
        {
            // An album needs no ledger.
            return [];
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
