namespace AimlMusic.Saving;

/// <summary>The result of the check of received audio.</summary>
internal sealed record AudioVerdict
{
    /// <summary>The audio is valid.</summary>
    public static AudioVerdict Fine { get; } = new();

    /// <summary>What is wrong, as a clause; null if nothing is.</summary>
    public string? Fault { get; private init; }

    /// <summary>The proof that the file is what the service stores, as a clause; null if there is none.</summary>
    public string? Proof { get; private init; }

    /// <summary>Whether it may be the song nevertheless, so that -Force saves it.</summary>
    public bool IsDoubtful { get; private init; }

    /// <summary>It is not the song, or is incomplete.</summary>
    public static AudioVerdict Wrong(string fault) => new() { Fault = fault };

    /// <summary>It looks damaged. With a proof that the service has nothing else, it is the song; otherwise this is uncertain.</summary>
    public static AudioVerdict Odd(string fault, string? proof) => new() { Fault = fault, Proof = proof, IsDoubtful = true };

    /// <summary>Whether the file is saved.</summary>
    /// <param name="insists">Whether to save it in an uncertain case.</param>
    public bool IsSaved(bool insists) => Fault is null || Proof is not null || (insists && IsDoubtful);

    /// <summary>The note about a saved song; null if there is none.</summary>
    public string? NoteOf(MusicGeneration song) => Fault is null ? null
        : $"Song {song.Id} is saved as served, although {Fault}: {Proof ?? "-Force is specified"}.";

    public AimlMusicException ToError(MusicGeneration song) =>
        new(AimlMusicErrorKind.AudioCorrupt, $"The file that was downloaded for song {song.Id} is not valid: {Fault}.{(IsDoubtful ? " 'Save-AimlMusic -Force' saves it nevertheless." : "")}") { Generation = song };
}
