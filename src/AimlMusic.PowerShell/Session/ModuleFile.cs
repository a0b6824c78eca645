namespace AimlMusic.PowerShell;

/// <summary>A file that the module cannot do without.</summary>
internal static class ModuleFile
{
    /// <exception cref="FileNotFoundException">The module is not complete.</exception>
    public static string Require(string path) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is missing. Install the module again, and start a new session.");
}
