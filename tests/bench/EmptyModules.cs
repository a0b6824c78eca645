namespace AimlMusic.Bench;

/// <summary>Modules that do nothing, laid for a measurement: one in the shape of AimlMusic, one of a manifest and an assembly alone.</summary>
internal static class EmptyModules
{
    private const string Assembly = "Empty.dll";

    /// <summary>A manifest, a script that chooses an edition, an assembly and its format file.</summary>
    public static string SameShape(string folder)
    {
        var module = Path.Combine(folder, "shape", "Empty");
        var edition = Directory.CreateDirectory(Path.Combine(module, "bin", "net8.0")).FullName;
        File.Copy(Built.Path("EmptyModule"), Path.Combine(edition, Assembly));
        foreach (var file in Directory.GetFiles(Path.Combine(Built.Path("RepositoryRoot"), "tests/bench/EmptyModule/module")))
        {
            File.Copy(file, Path.Combine(module, Path.GetFileName(file)));
        }

        return Path.Combine(module, "Empty.psd1");
    }

    /// <summary>The least that a binary module can be.</summary>
    public static string Bare(string folder)
    {
        var module = Directory.CreateDirectory(Path.Combine(folder, "bare", "Empty")).FullName;
        File.Copy(Built.Path("EmptyModule"), Path.Combine(module, Assembly));
        var manifest = Path.Combine(module, "Empty.psd1");
        File.WriteAllText(manifest, $"@{{ RootModule = '{Assembly}'; ModuleVersion = '0.1.0'; FunctionsToExport = @(); AliasesToExport = @(); VariablesToExport = @(); CmdletsToExport = @('Get-Empty') }}");
        return manifest;
    }
}
