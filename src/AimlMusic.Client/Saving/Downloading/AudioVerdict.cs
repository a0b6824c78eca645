namespace AimlMusic.Saving;

/// <summary>What was found of audio that has come.</summary>
internal sealed record AudioVerdict
{
    /// <summary>Nothing is wrong with it.</summary>
    public static AudioVerdict Fine { get; } = new();

    /// <summary>What is wrong with it, a clause; null where nothing is.</summary>
    public string? Fault { get; private init; }

    /// <summary>What proves that it is what the service stores, a clause; null where nothing does.</summary>
    public string? Proof { get; private init; }

    /// <summary>Whether it may be the song all the same, so that it is saved where that is insisted on.</summary>
    public bool IsDoubtful { get; private init; }

    /// <summary>It is not the song, or not all of it.</summary>
    public static AudioVerdict Wrong(string fault) => new() { Fault = fault };

    /// <summary>It is odd. Where a proof says that the service has nothing else, it is the song; else nobody can tell.</summary>
    public static AudioVerdict Odd(string fault, string? proof) => new() { Fault = fault, Proof = proof, IsDoubtful = true };

    /// <summary>Whether it is saved.</summary>
    /// <param name="insists">Whether what nobody can tell is to be saved too.</param>
    public bool IsSaved(bool insists) => Fault is null || Proof is not null || (insists && IsDoubtful);

    /// <summary>What to say of a song that is saved; null where there is nothing to say.</summary>
    public string? NoteOf(MusicGeneration song) => Fault is null ? null
        : $"Song {song.Id} is saved as served, although {Fault}: {Proof ?? "-Force is specified"}.";

    public AimlMusicException ToError(MusicGeneration song) =>
        new(AimlMusicErrorKind.AudioCorrupt, $"The file that was downloaded for song {song.Id} is not valid: {Fault}.{(IsDoubtful ? " 'Save-AimlMusic -Force' saves it nevertheless." : "")}") { Generation = song };
}
