using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Tests.Saving;

/// <summary>What the tests of saving have in common.</summary>
internal static class Download
{
    /// <summary>The shortest thing that is an MP3 file to its first bytes.</summary>
    public static byte[] Mp3(string rest = "music") => [.. "ID3"u8, .. Encoding.UTF8.GetBytes(rest)];

    /// <summary>A finished song behind a link of a server.</summary>
    public static MusicGeneration SongAt(this ScriptedServer server, string id = "song-1", string path = "music%2Fa.mp3") =>
        new() { Id = id, Status = GenerationStatus.Completed, AudioUrl = new Uri(server.BaseUri, path).AbsoluteUri };

    public static string Sha256Of(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
