using System.Reflection;

namespace AimlMusic.Desktop;

/// <summary>Loads every assembly of the module with all its types, and asks the module's handler for each that is there in another version than is wanted.</summary>
internal static class Loading
{
    public static int Run(LaidModule module)
    {
        var files = Directory.GetFiles(module.Folder, "*.dll").Concat(Directory.GetFiles(module.Edition, "*.dll")).OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();
        var all = files.ConvertAll(Assembly.LoadFrom);
        var resolve = (ResolveEventHandler)module.Handler.GetMethod("Resolve", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate(typeof(ResolveEventHandler));
        foreach (var assembly in all)
        {
            foreach (var wanted in assembly.GetReferencedAssemblies())
            {
                var file = Path.Combine(module.Edition, wanted.Name + ".dll");
                if (File.Exists(file) && AssemblyName.GetAssemblyName(file).Version != wanted.Version)
                {
                    var answer = resolve(AppDomain.CurrentDomain, new ResolveEventArgs(wanted.FullName, assembly));
                    Console.WriteLine($"answered {assembly.GetName().Name} {wanted.Name} {wanted.Version} {answer?.GetName().Version}");
                }
            }
        }

        var stranger = resolve(AppDomain.CurrentDomain, new ResolveEventArgs("System.Text.Json", typeof(Loading).Assembly));
        Console.WriteLine($"stranger {(stranger is null ? "unanswered" : "answered")}");
        var fromBytes = resolve(AppDomain.CurrentDomain, new ResolveEventArgs("System.Text.Json", Assembly.Load(File.ReadAllBytes(files[0]))));
        Console.WriteLine($"assembly without a location {(fromBytes is null ? "unanswered" : "answered")}");
        foreach (var assembly in all)
        {
            Console.WriteLine($"loaded {assembly.GetName().Name} {assembly.GetTypes().Length}");
        }

        return 0;
    }
}
