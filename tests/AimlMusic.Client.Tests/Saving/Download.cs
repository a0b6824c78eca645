using System.Security.Cryptography;
using System.Text;
using AimlMusic.Tests.Downloading;

namespace AimlMusic.Tests.Saving;

/// <summary>What the tests of saving have in common.</summary>
internal static class Download
{
    /// <summary>A short MP3 file, with something of its own at its end.</summary>
    public static byte[] Mp3(string rest = "music") => [.. Frames.Mp3(2), .. Encoding.UTF8.GetBytes(rest)];

    /// <summary>A finished song behind a link of a server.</summary>
    public static MusicGeneration SongAt(this ScriptedServer server, string id = "song-1", string path = "music%2Fa.mp3") =>
        new() { Id = id, Status = GenerationStatus.Completed, AudioUrl = new Uri(server.BaseUri, path).AbsoluteUri };

    public static string Sha256Of(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
